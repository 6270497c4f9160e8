/** Names to fill in; as many first as last ones would repeat the pairs too early. */
const firstNames = [
  'Nadia',
  'Omar',
  'Ines',
  'Pia',
  'Viktor',
  'Amara',
  'Jonas',
  'Mei',
  'Tomasz',
  'Leila',
  'Sven',
  'Chiara',
  'Kofi',
]
const lastNames = [
  'Example',
  'Sample',
  'Muster',
  'Former',
  'Arbiter',
  'Bergmann',
  'Castillo',
  'Duarte',
  'Eklund',
  'Ferreira',
  'Grant',
]
const departments = ['Finance', 'Sales', 'Operations', 'Security', 'Human Resources']
const titles = ['Auditor', 'Agent', 'Administrator', 'Analyst', 'Manager', 'Clerk']

const pick = (words: readonly string[], index: number): string => words[index % words.length] ?? ''

/** What the person at this place is called and does, when nobody says otherwise: always the same. */
export const madeUp = (
  index: number,
): Readonly<Record<'first_name' | 'last_name' | 'department' | 'title', string>> => ({
  first_name: pick(firstNames, index),
  last_name: pick(lastNames, index),
  department: pick(departments, index),
  title: pick(titles, index),
})
