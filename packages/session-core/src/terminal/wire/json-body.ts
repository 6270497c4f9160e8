import { isSecretName } from '../../secrets/secret-name.ts'
import { readJson } from '../../vendor/read-json.ts'
import type { Hidden } from './hidden.ts'
import { textWithout } from './text-body.ts'

type Hide = Hidden['hide']

/** What says in one field which secret the next one holds: `{"name":"password","value":"…"}`. */
const namingFields = /^(?:name|key|field|id|label|attribute|property|type)$/i

/** JSON without its secrets, in lines; undefined when it is none. */
export function jsonWithout(text: string, hide: Hide): string | undefined {
  const value = readJson(text)
  return value === undefined ? undefined : JSON.stringify(without(value, hide), undefined, 2)
}

function without(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return textWithout(value, hide)
  if (Array.isArray(value)) return value.map((item) => without(item, hide))
  if (typeof value !== 'object' || value === null) return value

  const fields = Object.entries(value)
  const namesSecret = fields.some(
    ([name, part]) => namingFields.test(name) && typeof part === 'string' && isSecretName(part),
  )
  return Object.fromEntries(
    fields.map(([name, part]) => {
      const isHidden = isSecretName(name) || (namesSecret && !namingFields.test(name))
      return [textWithout(name, hide), isHidden ? hideAll(part, hide) : without(part, hide)]
    }),
  )
}

/** Everything in it. That there is nothing may be seen. */
function hideAll(value: unknown, hide: Hide): unknown {
  if (value === null || value === '' || typeof value === 'boolean') return value
  if (typeof value === 'string' || typeof value === 'number') return hide(String(value))

  for (const part of Object.values(Object(value) as object)) hideAll(part, hide)
  return hide('')
}
