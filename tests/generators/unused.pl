# unused.pl FOLDER: what is declared there and used by nothing, one "file:line: kind name" a line: classes of the style sheet, icons, sentences,
# statements, templates and settings. (Verbs of the audit log have tests/unit/verb_test; what its lines note is found by name.) Used is what stands
# in the sources as a word, so what only a text names by chance is missed; what is reported is used nowhere.
use strict;
use warnings;

chdir $ARGV[0] or die "$ARGV[0]: $!";

sub slurp { local $/; open my $f, '<', $_[0] or return ''; my $text = <$f>; return $text // '' }
sub files { my $ends = join '|', @_; return sort grep { /\.(?:$ends)$/ } split /\n/, `find src -type f` }

my (%words, %classes, %beginnings, %keys, %handlers, %nouns, @found);

# A class stands in an attribute, in a text of a template or of C that makes one, or in the script; "w{{ n }}" begins many.
sub take_classes
{
	my $text = shift;
	while ($text =~ /([A-Za-z][A-Za-z0-9_-]*)(\{\{|%[a-z])?/g) { defined $2 ? $beginnings{$1} = 1 : ($classes{$1} = 1) }
}
sub take_texts { my $text = shift; while ($text =~ /"((?:[^"\\]|\\.)*)"/g) { take_classes($1) } }

for my $path (files('tmpl')) {
	my $text = slurp($path);
	$text =~ s/\{#.*?#\}//gs;
	while ($text =~ /class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"/gs) {
		my $value = $1;
		$value =~ s/\{%.*?%\}/ /gs;
		$value =~ s/\{\{.*?\}\}/{{/gs;
		take_classes($value);
	}
	take_texts($1) while $text =~ /(\{\{.*?\}\}|\{%.*?%\})/gs;
	$keys{"$1_$2"} = 1 while $text =~ /\b([a-z_]+)\.([a-z0-9_]+)\b/g;
	$keys{$1} = 1 while $text =~ /\bT_([a-z0-9_]+)/g;
	$text =~ s/\{% template \w+//g;
	$words{$1} = 1 while $text =~ /\b([a-z_][a-z0-9_]*)\b/g;
}
for my $path (files('c', 'h')) {
	my $text = slurp($path);
	$text =~ s#^\s*/\*.*?\*/##gms;
	$text =~ s/^#include.*$//mg;
	take_texts($text);
	$keys{$1} = 1 while $text =~ /\bT_([a-z0-9_]+)/g;
	$handlers{$1} = 1 while $text =~ /\bROUTE\(\w+,\s*"[^"]*",\s*(\w+)/g;
	$nouns{$1} = 1 while $text =~ m#\bROUTE\(\w+,\s*"/api/v1/([a-z-]+)#g;
	$keys{"permission_$1"} = 1 while $text =~ /\bX\(\w+,\s*"([a-z_]+)/g;
	if ($path eq 'src/core/permit.c' && $text =~ /CONDITION_KEYS\[\] = \{(.*?)\}/s) { my $list = $1; $keys{"permission_$1"} = 1 while $list =~ /"([a-z_]+)"/g }
	if ($text =~ /T_view_error_##status/) { for my $part ('', '_reason', '_advice') { $keys{"view_error_$1$part"} = 1 while $text =~ /\bROW\((\d+)\)/g } }
	$words{$1} = 1 while $text =~ /\b([a-z_][a-z0-9_]*)\b/g;
}
{
	my $script = slurp('assets/app.js');
	take_classes($2) while $script =~ /(['"`])(.*?)\1/g;
}

sub lines { my ($path, $each) = @_; open my $f, '<', $path or return; while (my $line = <$f>) { $each->($line, "$path:$.") } }

my %seen;
lines('assets/app.css', sub {
	my ($line, $at) = @_;
	$line =~ s#/\*.*?\*/##g;
	$line =~ s/\{[^}]*\}/{}/g;
	$line =~ s/url\([^)]*\)|"[^"]*"//g;
	while ($line =~ /\.([A-Za-z][A-Za-z0-9_-]*)/g) {
		my $class = $1;
		my $beginning = $class =~ s/[0-9]+$//r;
		next if $seen{$class}++ || $classes{$class} || ($beginning ne $class && $beginnings{$beginning});
		push @found, "$at: class $class";
	}
});
lines('assets/icons.svg', sub {
	my ($line, $at) = @_;
	while ($line =~ /id="i-([a-z]+)"/g) { push @found, "$at: icon $1" unless $classes{$1} || $classes{"i-$1"} }
});
for my $path (sort glob 'text/*.txt') {
	my ($room) = $path =~ m#/(\w+)\.txt$#;
	next if $room eq 'verb' || $room eq 'note';
	lines($path, sub {
		my ($line, $at) = @_;
		return unless $line =~ /^([a-z0-9_]+)/;
		my $key = $1;
		return if $room eq 'api' ? $handlers{$key} || ($key =~ /^noun_(.*)/ && $nouns{$1 =~ tr/_/-/r}) || $keys{"api_$key"} : $keys{"${room}_$key"};
		push @found, "$at: sentence $room.$key";
	});
}
for my $path (files('sql')) { lines($path, sub { push @found, "$_[1]: statement $1" if $_[0] =~ /^--: (\w+)\(/ && !$words{$1} }) }
for my $path (files('tmpl')) { lines($path, sub { push @found, "$_[1]: template $1" if $_[0] =~ /\{% template (\w+)/ && !$words{$1} }) }
{
	my $list = 'src/rooms/account/setting.c';
	my $others = join "\n", map { slurp($_) } grep { $_ ne $list } files('c', 'h');
	lines($list, sub { push @found, "$_[1]: setting $1" if $_[0] =~ /^\t\{ "([a-z_]+)", "/ && $others !~ /"\Q$1\E"/ });
}
print "$_\n" for @found;
