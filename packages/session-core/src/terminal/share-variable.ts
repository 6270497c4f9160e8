import type { Product } from './product.ts'

/** The variable that may hold what shared sessions are sealed with: `APPVIEWX_SHARE_SECRET`. */
export const shareVariable = ({ variables }: Product): string =>
  variables.url.replace('_URL', '_SHARE_SECRET')
