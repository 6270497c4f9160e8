import type { People } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { completeRow, customColumns, type Row, type View } from '../row.ts'
import type { ChangeRequest } from './change-request.ts'
import type { ChangeRequests } from './change-requests.ts'
import { dateColumns, dateParts, spanColumns, spanParts } from './derived-columns.ts'

const plainColumns = [
  'id',
  'name',
  'type',
  'requestor_id',
  'request_date',
  'completed_date',
  'notes',
  'current_state',
  'is_undone',
  'description',
  'delay_date',
  'violations',
  'is_alldirectevent',
  'undoworkflow_id',
  'source_type',
  'source_object',
  'editable',
  'fulfillcancel',
  'session_id',
  'session_time',
  'attachment_set_id',
  'form_id',
  'form_data',
  'visible_to_target',
  'cancellable',
  'review_def_id',
  'review_date',
  'delegate_id',
  'version',
  'archive_id',
  'approval_phase_completed_date',
  'fulfillment_phase_start_date',
]
const columns = [
  ...plainColumns,
  ...spanColumns('total_approval_time'),
  ...spanColumns('total_fulfillment_time'),
  ...spanColumns('total_time'),
  ...dateColumns('request'),
  ...dateColumns('completed'),
  ...customColumns,
]

/** The change requests as `findChangeRequests` sees them, as they are now. Source: G&L 7.5.2, findChangeRequests. */
export function requestView(requests: ChangeRequests, people: People): View {
  // A request that changes is another object.
  const rows = new WeakMap<ChangeRequest, Row>()
  const writtenOnce = (request: ChangeRequest): Row => {
    const row = rows.get(request) ?? rowOf(request, people)
    rows.set(request, row)
    return row
  }

  return { objectName: 'ChangeRequest', columns, rows: () => requests.all().map(writtenOnce) }
}

function rowOf(request: ChangeRequest, people: People): Row {
  const { completedAt, description, id, name, requestedAt, requestor, sourceType, state } = request
  const end = completedAt === undefined ? '' : printTimestamp(completedAt)
  const isOpen = state === 'PendingApprovals'

  return completeRow(columns, {
    id: String(id),
    name,
    description,
    type: 'System',
    requestor_id: people.find(requestor)?.id ?? '0',
    request_date: printTimestamp(requestedAt),
    completed_date: end,
    approval_phase_completed_date: end,
    fulfillment_phase_start_date: state === 'Completed' ? end : '',
    current_state: state,
    source_type: sourceType,
    is_undone: 'false',
    is_alldirectevent: String(state === 'Completed'),
    editable: isOpen ? 'Y' : 'N',
    cancellable: isOpen ? 'Y' : 'N',
    fulfillcancel: 'N',
    visible_to_target: 'Y',
    ...dateParts('request', requestedAt),
    ...(completedAt !== undefined && {
      ...dateParts('completed', completedAt),
      ...spanParts('total_approval_time', completedAt - requestedAt),
      ...spanParts('total_fulfillment_time', 0),
      ...spanParts('total_time', completedAt - requestedAt),
    }),
  })
}
