export { sourceOf } from './body-source.ts'
export { keepStream } from './kept-stream.ts'
export { encodeMultipart } from './multipart.ts'
export { paceOf } from './pace.ts'
