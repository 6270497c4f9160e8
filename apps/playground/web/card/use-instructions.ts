import { getInstructions, type Instructions } from '../feed/api.ts'
import { useEffect, useState } from 'preact/hooks'

/** The words of SecurID's login page, once they have come; none where nobody asks. */
export function useInstructions(asked: boolean): Instructions | undefined {
  const [instructions, setInstructions] = useState<Instructions>()

  useEffect(() => {
    if (asked) void getInstructions().then(setInstructions)
  }, [asked])

  return instructions
}
