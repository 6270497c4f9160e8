export { certificate, searchReply } from './certificates.ts'
export { createReply } from './create-reply.ts'
export { hookReply } from './hook-reply.ts'
export { loginReply } from './login-reply.ts'
