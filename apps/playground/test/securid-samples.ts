/** How a client of the reference sends a request: with curl, Python's requests, or axios. */
export type Client = 'curl' | 'python' | 'axios'

/** One request that the command pages of G&L 7.5.2 print, in our own words: `<token>` stands for one of the reader's own. */
export interface Sample {
  readonly client: Client
  readonly method: 'GET' | 'POST'
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What it ends in; 200 if the page shows no reason for anything else. */
  readonly ends: number
}

interface More {
  readonly method?: 'POST'
  readonly body?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly ends?: number
}

/** The clients' initials, the query, and what differs from a GET in JSON with a token. */
type Row = readonly [clients: string, query: string, more?: More]

const post = { method: 'POST' } as const
const notEmulated = { ends: 501 }
const xml = 'application/xml'
const form = 'application/x-www-form-urlencoded'
const columns = {
  accounts: 'returnColumns=id,name,application_id,last_login_date,cas9',
  requests: 'returnColumns=id,name,description,type,current_state,source_type,notes',
  groups: 'returnColumns=id,name,description,owner,external_id',
  users: 'returnColumns=id,user_id,first_name,last_name,email_address,is_terminated',
}
const bodies = {
  metadata:
    '<AveksaMetadataFile><FileManifest><entries><entry objectType="CRButton"/></entries></FileManifest></AveksaMetadataFile>',
  descriptions: '<BusinessDescriptions><BusinessDescription type="Application"/></BusinessDescriptions>',
  vault:
    '<VaultPasswordChange>\n<type>CyberArk-CCP-1.1</type>\n<uniqueId><safe>Made up</safe></uniqueId>\n</VaultPasswordChange>',
  review: '<Review><ReviewResultName>Made up</ReviewResultName><ReviewItemChange state="revoke"/></Review>',
  coverage: "user_id='user01'|user|1=1|app-role|name='Made up'|\n",
}
const app = (secret: string) => ({
  headers: { ClientId: '624366536445383500', ClientSecret: secret, Authorization: '' },
})
const login = (password: string) => `<username>user01</username><password>${password}</password>`
const withoutToken = { headers: { Authorization: '' } }

const rows: readonly Row[] = [
  ['cpa', 'cmd=about&format=json'],
  // The account that the page names is nobody here: its documented 400.
  [
    'c',
    'cmd=checkAccess&userId=my_account_id&format=json&entitlementBS=Aveksa&appRole=System%2520Administrator',
    { ends: 400 },
  ],
  ['c', 'cmd=createAdminError&desc=ExampleError&priority=Low', post],
  [
    'pa',
    'cmd=createAdminError&format=json&desc=Made%20up&priority=Medium&type=System',
    { ...post, body: 'Made up' },
  ],
  ['cpa', 'cmd=getHelpLink&format=json'],
  ['cpa', 'cmd=getLogo&format=json&name=logo-main.png'],
  ['cpa', 'cmd=getSecuritySettings&format=json'],
  ['cpa', 'cmd=getUserImage&format=json&userId=10'],
  ['c', 'cmd=importDescriptions', { ...post, ...notEmulated, body: bodies.descriptions }],
  [
    'pa',
    'cmd=importDescriptions&format=xml&behavior=overwrite',
    { ...post, ...notEmulated, body: bodies.descriptions, type: xml },
  ],
  ['c', 'cmd=importMetadata&overwrite=true', { ...post, body: bodies.metadata }],
  ['pa', 'cmd=importMetadata&format=json&overwrite=true', { ...post, body: bodies.metadata, type: xml }],
  // The page sends a GET whose body holds the command: nothing is left of it, and the parameter is missing.
  ['c', '', { body: 'cmd=importWorkflow&format=json&overwrite=true', ends: 412 }],
  ['cpa', 'cmd=keepAlive&format=json'],
  ['c', 'cmd=notifyVaultPasswordChange', { ...post, body: bodies.vault, type: xml }],
  ['pa', 'cmd=notifyVaultPasswordChange&format=json', { ...post, body: bodies.vault, type: xml }],
  // Nobody has these ids here.
  ['c', 'cmd=setUserImage&userId=1', { ...post, ends: 400, body: 'iVBORw0KGgo=', type: 'image/png' }],
  [
    'p',
    'cmd=setUserImage&format=json&userId=10',
    { ...post, ends: 400, body: 'iVBORw0KGgo=', type: 'image/png' },
  ],
  ['cpa', 'cmd=status&format=json'],
  ['cpa', 'cmd=getLoginInstructions&format=json', withoutToken],
  [
    'c',
    'cmd=loginTrustedApp&format=json',
    { ...post, ...app('auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456') },
  ],
  ['pa', 'cmd=loginTrustedApp&format=json', { ...post, ...app('made up'), ends: 401 }],
  ['c', 'cmd=loginUser&format=json', { ...post, ...withoutToken, body: login('password123') }],
  [
    'pa',
    'cmd=loginUser&format=json',
    { ...post, ...withoutToken, body: login('made up'), type: xml, ends: 401 },
  ],
  ['cpa', 'cmd=logoutUser&format=json', post],
  ['c', 'cmd=collectMAEDC&format=json'],
  // Collectors that are not here: their documented 404.
  ['p', 'cmd=collectMAEDC&format=json&name=MultiApp1&force=false', { ends: 404 }],
  ['c', 'cmd=collectAccounts&format=json&name=Collector1'],
  ['p', 'cmd=collectAccounts&format=json&force=false'],
  ['cp', 'cmd=collectAppMetadata&format=json&name=Collector1', { ends: 404 }],
  ['c', 'cmd=collectDataAccess&format=json&name=DAG'],
  ['p', 'cmd=collectDataAccess&format=json&name=DAG1', { ends: 404 }],
  ['c', 'cmd=collectEntitlements&format=json&application=app1', { ends: 404 }],
  ['p', 'cmd=collectEntitlements&format=json&application=SAP%20SuccessFactors&force=true'],
  ['c', 'cmd=collectIdentities&format=json&unify=true'],
  ['p', 'cmd=collectIdentities&format=json&name=HR%20Users&unify=true&force=false'],
  ['c', 'cmd=collectRoles&format=json'],
  ['p', 'cmd=collectRoles&format=json&name=rdc1&force=false'],
  // The documented 500 of the second.
  ['c', 'cmd=deleteCollector&name=myIDC&type=Identity', { ...post, ends: 500 }],
  ['p', 'cmd=deleteCollector&format=json&name=DELETE&type=Entitlement', { ...post, ends: 500 }],
  ['cp', 'cmd=deletePendingCollections&format=json', post],
  ['c', 'cmd=deletePendingRun&run-id=1&format=json', { ...post, ends: 404 }],
  ['p', 'cmd=deletePendingRun&format=json&run-id=5902', { ...post, ends: 404 }],
  // A run that nobody started: its documented 404.
  ['cp', 'cmd=getRunStatus&run-id=1&format=json', { ends: 404 }],
  ['c', 'cmd=unify&format=json'],
  // Sent while identities are still collected: the 409 that is documented of both.
  ['p', 'cmd=unify&format=json', { ends: 409 }],
  ['c', `cmd=findAccounts&format=json&${columns.accounts}`],
  ['pa', `cmd=findAccounts&format=json&${columns.accounts}&returnMaxRows=10&distinct=true&sortDirection=asc`],
  ['c', 'cmd=findApplications&format=json&returnColumns=id%2Cname%2Cdescription&category=DEV'],
  ['pa', 'cmd=findApplications&format=json&returnColumns=id,name,description&returnMaxRows=50&distinct=true'],
  ['c', 'cmd=findBusinessUnits&format=json'],
  [
    'pa',
    'cmd=findBusinessUnits&format=json&returnColumns=id,name,business_owner,technical_owner&returnMaxRows=50&distinct=true',
  ],
  ['c', `cmd=findChangeRequests&format=json&${columns.requests}&returnMaxRows=10`],
  ['pa', `cmd=findChangeRequests&format=json&${columns.requests}&returnMaxRows=50&sortDirection=asc`],
  ['c', `cmd=findUserGroups&format=json&${columns.groups}&returnMaxRows=5`],
  ['pa', `cmd=findUserGroups&format=json&${columns.groups}&returnMaxRows=5&distinct=true&sortDirection=asc`],
  ['c', `cmd=findUsers&format=json&${columns.users}`],
  ['p', `cmd=findUsers&format=json&${columns.users}&returnMaxRows=50&distinct=true&sortDirection=asc`],
  ['c', 'cmd=runReport&format=json&name=myReport'],
  ['pa', 'cmd=runReport&format=json&name=All%20User%20Access&desc=Made%20up'],
  ['c', 'cmd=findApprovals&format=json'],
  // `id` is nobody's approval: the documented 412 of both.
  ['c', 'cmd=getApprovalDetails&format=json&approval-id=id', { ends: 412 }],
  ['c', 'cmd=getApprovalsForUser&format=json'],
  ['c', 'cmd=getFormToken&format=json&formName=SampleForm&sessionToken=made-up', notEmulated],
  ['c', 'cmd=getRequestItems&format=json&approval-id=id', { ends: 412 }],
  // Reviews that nobody ran, and a sample that names the id wrongly: their documented 404 and 412.
  ['c', 'cmd=getReviewResult&format=json&run-id=5912', { ends: 404 }],
  ['pa', 'cmd=getReviewResult&format=json&run-id=5917', { ends: 404 }],
  ['c', 'cmd=getReviewStatus&format=json&run-id=61', { ends: 412 }],
  ['pa', 'cmd=getReviewStatus&format=json&id=41', { ends: 404 }],
  ['c', 'cmd=refreshReview&format=json&id=123', { ends: 404 }],
  ['pa', 'cmd=refreshReview&format=json&id=62&users=true&groups=true&roles=true&entitlements=true'],
  ['c', 'cmd=runReview&format=json&name=Review1'],
  ['pa', 'cmd=runReview&format=json&name=UAR'],
  ['c', 'cmd=setReviewState&id=1&state=active'],
  ['pa', 'cmd=setReviewState&format=json&id=62&state=active'],
  // The page asks for a POST, and its curl sends a GET; the review that the other one names is nobody's: its documented 412.
  ['c', 'cmd=updateReviewItems&format=json', { ends: 405, body: bodies.review }],
  ['p', 'cmd=updateReviewItems&format=json', { ...post, ends: 412, body: bodies.review, type: xml }],
  ['c', 'cmd=updateUnreviewedItems&format=json&id=1&state=revoke&grouping=asset&comment=Made%20up'],
  ['pa', 'cmd=updateUnreviewedItems&format=json&id=62&state=revoke&comment=Made%20up'],
  ['c', 'cmd=uploadCoverage&id=1&type=monitor', { ...post, body: bodies.coverage }],
  [
    'pa',
    'cmd=uploadCoverage&format=json&id=61&type=reviewer',
    { ...post, body: bodies.coverage, type: form },
  ],
  // 404 is documented for a rule that is not there.
  ['c', 'cmd=processRule&format=json&rule=myRule', { ends: 404 }],
  ['pa', 'cmd=processRule&format=json&rule=Attribute%20Synchronization'],
]

const clients: Readonly<Record<string, Client>> = { c: 'curl', p: 'python', a: 'axios' }

/** All 124 of them. Source: G&L 7.5.2, API reference, the 51 command pages. */
export const samples: readonly Sample[] = rows.flatMap(([initials, query, more = {}]) =>
  Array.from(initials, (initial): Sample => {
    const { body = '', ends = 200, headers, method = 'GET', type = 'application/json' } = more
    const sent = { Authorization: 'Bearer <token>', 'Content-Type': type, ...headers }
    return { client: clients[initial] ?? 'curl', method, query, headers: sent, body, ends }
  }),
)
