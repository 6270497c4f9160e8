import { answer, type Answer } from '../replies.ts'

/** The page a person would sign in on; of no use to a program. */
export const loginPage: Answer = answer(
  'text/html',
  '<html>\n<head>\n<title>Login</title>\n</head>\n<body><form method="post"></form></body>\n</html>',
)

/** The way to `location`, without a body. */
export const redirect = (location: string): Answer => ({ status: 302, headers: { location }, body: '' })

/** The way to the login page of the server at `url`. */
export const loginRedirect = (url: URL): Answer => redirect(new URL('/aveksa/main', url).href)
