/** What `--help` says. */
export const help = `Usage: npx pnpm@12 bench [--only QUESTION] [--full | --quick] [--charts FOLDER]

Measures what a session costs, beside other clients, and what a fleet of
processes costs that share one. Prints tables; beside each bar that we want to
be held to, whether it was met. The page bench/README.md says how.

Questions:
  steady        what a request costs, by GET and by POST, 16 callers
  callers       the same with 1 and with 256
  tls, http2    the same within TLS, and by HTTP/2
  bodies        1 MiB and 100 MiB, both ways
  upload        a stream of 1 GiB: time, and memory
  cold-burst    many call at once, and nobody is logged in
  expiry-storm  the server ends all sessions under load, again and again
  scale         what an idle session costs, and a thousand of them
  start-up      how long an import takes, and a process to its first answer
  fleet         twenty processes that share one login, or do not
  simulation    ten thousand processes, on a clock that is moved

Options:
      --only QUESTION    one of them, or several with commas; may be repeated
      --full             long enough for figures to be told: half an hour
      --quick            so small that counts are right and times mean nothing
      --seed NUMBER      what looks random in the simulation follows from it (1)
      --charts FOLDER    draws what was measured, as SVG
  -h, --help             this help

Exit codes: 0 it was measured, whether bars were met or not, 1 it could not be,
2 usage.`
