// Always sent as they are, with EVAL: nothing has to be loaded on any primary, and EVAL counts as a write, so that it
// never reads a stale replica. A value is `<keepMs>:<text>`: with what is left of its time it tells its age.

/** The value, and what is left of its time. */
export const readScript = `local value = redis.call('get', KEYS[1])
if not value then return false end
return {value, redis.call('pttl', KEYS[1])}`

/** Whether there is one, the expected text, the next text, for how long. */
export const swapScript = `local value = redis.call('get', KEYS[1])
local text = value and (string.match(value, '^%d+:(.*)$') or value)
if text == ARGV[3] then return 1 end
if ARGV[1] == '1' then
  if text ~= ARGV[2] then return 0 end
elseif text then
  return 0
end
redis.call('set', KEYS[1], ARGV[4] .. ':' .. ARGV[3], 'px', ARGV[4])
return 1`
