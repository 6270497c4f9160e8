/** Requests by number: the open ones, and the last ten thousand that are over. */
export interface KeptRequests<Kept> {
  /** Gives one its number. */
  readonly take: (given: Omit<Kept, 'id'>) => Kept
  readonly find: (id: string) => Kept | undefined
  /** It is over, and may be forgotten when many others are. */
  readonly end: (request: Kept) => void
}

const most = 10_000

/** None yet; the first is called `1`. */
export function createKeptRequests<Kept extends { readonly id: string }>(): KeptRequests<Kept> {
  const requests = new Map<string, Kept>()
  const over = new Set<string>()
  let serial = 0

  return {
    find: (id) => requests.get(id),
    take: (given) => {
      serial += 1
      const request = { ...given, id: String(serial) } as Kept
      requests.set(request.id, request)
      return request
    },
    end: ({ id }) => {
      over.add(id)
      if (over.size <= most) return

      const [oldest = ''] = over
      over.delete(oldest)
      requests.delete(oldest)
    },
  }
}
