-- Shoppers before one server: each request another path of a file, from another network, with another phone.
local requests, count, at = {}, 0, 0

function init(args)
  local lang = { "vi-VN,vi;q=0.9,en;q=0.8", "vi", "en-GB,en;q=0.9" }
  local n = 0
  for path in io.lines(args[1]) do
    n = n + 1
    requests[n] = wrk.format("GET", path, {
      ["Host"] = "ocop.vn",
      ["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
      ["Accept-Encoding"] = "gzip, deflate, br, zstd",
      ["Accept-Language"] = lang[1 + (n % 7 == 0 and 2 or n % 2)],
      ["User-Agent"] = "Mozilla/5.0 (Linux; Android " .. (10 + n % 6) .. "; SM-A" .. (n % 97) .. ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
      ["X-Forwarded-For"] = "113." .. (n % 200) .. "." .. (math.floor(n / 200) % 250) .. ".7",
    })
  end
  count = n
  at = tonumber(args[2] or "0")
end

function request()
  at = at + 1
  return requests[1 + at % count]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("\nTOLD %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
