import type { SecurIdPerson } from './person.ts'

/**
 * Forty made-up people. The first three can sign in; the third has little more than an id, the fourth has left, and those
 * from the thirteenth on are known by an employee number.
 */
export const defaultPeople: readonly SecurIdPerson[] = [
  { user_id: 'user01', department: 'Finance', title: 'Auditor' },
  { user_id: 'user02', department: 'Finance', title: 'Clerk, senior' },
  { user_id: 'user03', first_name: '', last_name: '', email_address: '', department: '', title: '' },
  { user_id: 'user04', department: 'Sales', title: 'Agent', is_terminated: 'True' },
  ...Array.from({ length: 8 }, (_, index) => ({ user_id: `user${String(index + 5).padStart(2, '0')}` })),
  ...Array.from({ length: 28 }, (_, index) => ({
    user_id: String(index + 13),
    ...(index % 9 === 8 && { is_terminated: true }),
  })),
]
