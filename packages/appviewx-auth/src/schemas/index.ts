export { certificate, searchReply } from './certificates.ts'
export { creationReply } from './creation-reply.ts'
export { hookReply } from './hook-reply.ts'
export { loginReply } from './login-reply.ts'
