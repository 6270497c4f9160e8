import type { Question } from '../../shared/card.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Action } from '../program/pressed.ts'
import { Field } from './field.tsx'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What is asked, and how to answer. */
export interface OtpQuestionProps {
  readonly vendor: VendorName
  readonly question: Question
  readonly act: (action: Action) => Promise<void>
}

/** The server wants a one-time password: one question, one answer. */
export function OtpQuestion({ act, question, vendor }: OtpQuestionProps): JSX.Element {
  const { hint, mail } = question
  const id = `${vendor}-otp`
  const [otp, setOtp] = useState('')
  const [missing, setMissing] = useState(false)
  useEffect(() => document.getElementById(id)?.focus(), [id])
  const submit = (event: Event): void => {
    event.preventDefault()
    setMissing(otp === '')
    if (otp !== '') void act({ name: 'answer', otp })
  }

  return (
    <form class="question" autocomplete="off" noValidate onSubmit={submit}>
      <p>The server has mailed a one-time password{hint === undefined ? '.' : ` to ${hint}.`}</p>
      {mail !== undefined && (
        <figure class="mail">
          <figcaption>The emulator’s mail to {mail.to}</figcaption>
          <code>{mail.otp}</code>
        </figure>
      )}
      <Field
        id={id}
        label="One-time password"
        value={otp}
        change={setOtp}
        error={missing ? 'Fill this in.' : undefined}
      />
      <div class="row">
        <button type="submit" class="primary">
          Answer
        </button>
        <button type="button" onClick={() => void act({ name: 'logout' })}>
          Give up
        </button>
      </div>
    </form>
  )
}
