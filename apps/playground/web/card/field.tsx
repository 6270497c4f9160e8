import type { JSX } from 'preact'

/** One field of a form, and what is wrong with it. */
export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly error: string | undefined
  readonly secret?: true
}

/** A labelled field; its error stands below it, in words. */
export function Field({ change, error, id, label, secret, value }: FieldProps): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(secret ? { type: 'password' as const } : { type: 'text' as const })}
        value={value}
        maxLength={4096}
        autocomplete={secret ? 'new-password' : 'off'}
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
