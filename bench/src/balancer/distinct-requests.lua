-- For wrk: no two requests are alike, in their URI, in a header and in a cookie.
local count = 0
request = function()
  count = count + 1
  return wrk.format("GET", "/200?n=" .. count, {
    ["User-Agent"] = "bench",
    ["Accept"] = "*/*",
    ["Accept-Encoding"] = "gzip",
    ["X-Request-Id"] = "request-" .. count,
    ["Cookie"] = "session=" .. (count * 7919 % 100003),
  })
end
