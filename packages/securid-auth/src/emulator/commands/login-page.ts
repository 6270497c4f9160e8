import { contentReply, type Reply } from '../replies.ts'

/** The page a person would sign in on; of no use to a program. */
export const loginPage: Reply = contentReply(
  'text/html',
  '<html>\n<head>\n<title>Login</title>\n</head>\n<body><form method="post"></form></body>\n</html>',
)

/** The way to the login page of the server at `url`, without a body. */
export const loginRedirect = (url: URL): Reply => ({
  status: 302,
  headers: { location: new URL('/aveksa/main', url).href },
  body: '',
})
