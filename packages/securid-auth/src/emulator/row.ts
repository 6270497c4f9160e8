/** One object of a view: its values by column, all of them strings, as the wire has them. */
export type Row = Readonly<Record<string, string>>

/** What a find command looks in: a public view of the server's database. */
export interface View {
  /** What one object is called where the answer is XML. */
  readonly objectName: string
  /** The columns that the view's page lists. */
  readonly columns: readonly string[]
  readonly rows: () => readonly Row[]
}

/** A row with every column; what was not given is empty. */
export const completeRow = (columns: readonly string[], values: Row): Row => ({
  ...Object.fromEntries(columns.map((column) => [column, ''])),
  ...values,
})

/** Attributes that an installation adds to what it keeps: of type user, date and string. */
export const customColumns = ['cau1', 'cad1', 'cas1'] as const
