export { sourceOf } from './body-source.ts'
export { keepStream } from './kept-stream.ts'
export { paceOf } from './pace.ts'
export { writtenForm } from './written-form.ts'
