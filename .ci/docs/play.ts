/** Runs one program after the other in this process, and draws a line between what they print. */
const [divider = '', ...programs] = process.argv.slice(2)

for (const program of programs) {
  console.log(divider)
  await import(program).catch(console.error)
}
