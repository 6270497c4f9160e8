import { customColumns } from '../row.ts'

/** The columns of a person. Source: G&L 7.5.2, findUsers. */
export const personColumns = [
  'id',
  'idc_id',
  'add_state',
  'remove_state',
  'backup_supervisor_name',
  'supervisor_id_name',
  'supervisor_id',
  'availability_status',
  'backup_supervisor',
  'business_unit_id',
  'creation_date',
  'deletion_date',
  'user_id',
  'unique_id',
  'first_name',
  'last_name',
  'title',
  'department',
  'email_address',
  'job_status',
  'is_terminated',
  'termination_date',
  'jml_status',
  'exception_count',
  'violation_count',
  ...customColumns,
] as const

/** A column of `findUsers`. */
export type PersonColumn = (typeof personColumns)[number]
