export { findUsersReply, user } from './find-users-reply.ts'
export { loginUserReply } from './login-user-reply.ts'
