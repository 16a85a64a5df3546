-- Asks the paths of a list in turn, signed in; says at the end what came back. wrk -s bench/wrk.lua URL -- LIST COOKIE ENCODING
local paths, at = {}, 0

function init(args)
	for line in io.lines(args[1]) do paths[#paths + 1] = line end
	wrk.headers["Cookie"] = args[2]
	if args[3] ~= nil and args[3] ~= "" then wrk.headers["Accept-Encoding"] = args[3] end
end

function request()
	at = at % #paths + 1
	return wrk.format("GET", paths[at])
end

function done(summary, latency)
	io.write(string.format('\nJSON {"requests":%d,"bytes":%d,"us":%d,"bad":%d,"p50_ms":%.2f,"p99_ms":%.2f}\n', summary.requests, summary.bytes,
		summary.duration, summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect,
		latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
