import type { Credentials } from '../../shared/credentials.ts'
import { useState } from 'preact/hooks'

/** Who signs in. */
export type Kind = 'person' | 'service'

const empty = { username: '', password: '', authSource: '', clientId: '', clientSecret: '' }

/** What a form for credentials has fields for. */
export type FieldName = keyof typeof empty

/** What was typed so far, and what can be done with it. */
export interface LoginFormState {
  readonly kind: Kind
  readonly choose: (kind: Kind) => void
  readonly typed: Readonly<Record<FieldName, string>>
  readonly type: (name: FieldName, value: string) => void
  /** The field that has to be filled in first. */
  readonly missing: FieldName | undefined
  readonly fill: (credentials: Credentials) => void
  /** What was typed, or the name of a field that is missing. */
  readonly read: () => Credentials | FieldName
}

/** Nothing is typed yet. */
export function useLoginForm(): LoginFormState {
  const [kind, choose] = useState<Kind>('person')
  const [typed, setTyped] = useState(empty)
  const [missing, setMissing] = useState<FieldName>()

  return {
    kind,
    choose,
    typed,
    missing,
    type: (name, value) => setTyped({ ...typed, [name]: value }),
    fill: (credentials) => {
      choose('username' in credentials ? 'person' : 'service')
      setTyped({ ...empty, ...credentials })
      setMissing(undefined)
    },
    read: () => {
      const first = namesOf(kind).find((name) => typed[name] === '')
      setMissing(first)
      return first ?? credentialsOf(kind, typed)
    },
  }
}

const namesOf = (kind: Kind): readonly FieldName[] =>
  kind === 'person' ? ['username', 'password'] : ['clientId', 'clientSecret']

function credentialsOf(kind: Kind, typed: typeof empty): Credentials {
  const { authSource, clientId, clientSecret, password, username } = typed
  if (kind === 'service') return { clientId, clientSecret }
  return { username, password, ...(authSource !== '' && { authSource }) }
}
