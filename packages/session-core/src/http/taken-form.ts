/** What any form can do: the platform's, another realm's, another library's. */
export type FormLike = Iterable<readonly [name: string, value: string | File]>

/** A form as it was when it was taken; it is written when it is sent. Its files are pointed at, not read. */
export interface TakenForm {
  readonly entries: readonly (readonly [name: string, value: string | File])[]
  readonly boundary: string
}

/** Takes a form as it is now. */
export function takeForm(form: FormLike): TakenForm {
  return {
    entries: Array.from(form),
    boundary: `form-${crypto.getRandomValues(new BigUint64Array(2)).join('')}`,
  }
}

/** The content type of a form. */
export function formTypeOf({ boundary }: TakenForm): string {
  return `multipart/form-data; boundary=${boundary}`
}

/** Whether a body is a form that was taken. */
export function isTakenForm(body: unknown): body is TakenForm {
  return 'boundary' in (Object(body) as object)
}
