import type { Mutant } from '../fixtures/broken-engine.ts'

const inFleet = (file: string, law: string, [find, replace]: readonly [string, string]): Mutant => ({
  law,
  file: `share/${file}.ts`,
  find,
  replace,
})

const neverShared = ['...record, grant, lease: undefined', '...record, lease: undefined'] as const
const neverSilent = ['>= longest', '>= Infinity'] as const

/** Fleets that break the fleet laws, one each. */
export const fleetMutants: readonly Mutant[] = [
  inFleet('fleet/publish', 'one login serves the fleet', neverShared),
  inFleet('fleet/lead', 'a failed login fails every waiter of the fleet alike', [
    'failed.owner !== turn.before',
    'failed.owner === turn.before',
  ]),
  inFleet('fleet/adopt', 'a refusal of an older session replays without a login', [
    'if (!grant ||',
    'if (!grant || context.lost ||',
  ]),
  inFleet('fleet/adopt', 'a lost session is renewed once for the fleet', [
    '[stale, context.lost?.sharedAs]',
    '[stale]',
  ]),
  inFleet('fleet/obtain', 'a session is renewed early by one process', [
    '(await adopt(fleet, view, stale)) ??',
    "(run.reason === 'before-expiry' ? undefined : await adopt(fleet, view, stale)) ??",
  ]),
  inFleet('fleet/lead', 'a process that may not log in uses what is there', ['if (!canLead)', 'if (!fleet)']),
  inFleet('fleet/identity', 'one name never serves two accounts', [
    'if (comparable.length === 0 ||',
    'if (comparable.length >= 0 ||',
  ]),
  inFleet('fleet/identity', 'rejected credentials are sent once per fleet', [
    'for (const digest of digests) rejected.set(digest, lockedOut)',
    'void digests',
  ]),
  inFleet('fleet/change', 'a rejection outlives a store that forgets', [
    '[...fleet.rejected].slice(-100)',
    'Object.entries(record.rejected)',
  ]),
  inFleet('fleet/obtain', 'other credentials in one process open the session for all', [
    '(await adopt(fleet, view, stale)) ??',
    '(context.isLocked ? undefined : await adopt(fleet, view, stale)) ??',
  ]),
  inFleet('fleet/fleet', 'rearm reaches the fleet', ['    rearm(context)\n', '']),
  inFleet('fleet/claim', 'the login budget bounds the fleet', ['recent.length >= max', 'recent.length < 0']),
  inFleet('fleet/publish', 'one prompt serves the fleet', neverShared),
  inFleet('fleet/claim', 'a prompt without a session backs off for the fleet', [
    'failed && waitMs > 0',
    'failed && waitMs < 0',
  ]),
  inFleet('fleet/identity', 'who cannot ask a person rejects nothing for the others', [
    " || (!context.onChallenge && lockedOut === 'challenge-unanswered')",
    '',
  ]),
  inFleet('fleet/lead', 'those who cannot ask a person cause one mail', [
    "failed?.code === 'challenge-unanswered'",
    "failed?.code === 'closed'",
  ]),
  inFleet('fleet/lease', 'a dead leader is replaced once', neverSilent),
  inFleet('fleet/publish', 'a leader that stood still is deposed, and its late session is logged out', [
    'if (canonical(outcome.view.record.grant?.key) !== canonical(shared.key)) discardGrant(context, issued)',
    'void canonical',
  ]),
  inFleet('fleet/lead', 'who waited for a login that was never sent goes its own way', [
    'isOurs && !isOfOne(turn, failed)',
    'isOurs',
  ]),
  inFleet('fleet/give-up', 'a login that was never sent costs the fleet nothing', [
    'record.spent.slice(0, kept)',
    'record.spent',
  ]),
  inFleet('record/decode', 'clocks an hour apart change nothing', [
    'issuedAt: before(ageMs)',
    'issuedAt: -numberOf(ageMs)',
  ]),
  inFleet('fleet/fleet', 'without the store nobody logs in, and what is held serves', [
    "isWithoutStore(error) && canLead && policy.withoutStore === 'alone'",
    'isWithoutStore(error)',
  ]),
  inFleet('fleet/fleet', 'without the store each logs in alone, where that was chosen', [
    "policy.withoutStore === 'alone'",
    "policy.withoutStore !== 'alone'",
  ]),
  inFleet('bounded', 'a store that hangs is given up', [
    'createDeadline(clock, storeDeadlineMs,',
    'createDeadline(clock, storeDeadlineMs * 1e6,',
  ]),
  inFleet('write-register', 'a swap whose reply is lost is looked up', [
    'if (text !== change.expected) return text === change.next',
    'if (text !== change.expected) return false',
  ]),
  inFleet('write-register', 'a store that takes no writes is an error', [
    'if (isLast) throw error',
    'void isLast',
  ]),
  inFleet('register', 'a store that shows what is no longer there is an error', [
    'if (denied && denied.text === stored?.text)',
    'if (denied && !stored && denied.text !== stored)',
  ]),
  inFleet('fleet/lease', 'a store that forgets costs one login', neverSilent),
  inFleet('fleet/restore', 'a session that the store forgot is given back to it', [
    'if (!known ||',
    'if (known ||',
  ]),
  inFleet('fleet/fleet', 'a store that forgets everything closes nobody for an end of before', [
    'record.era !== fleet.era',
    'record.era === fleet.era',
  ]),
  inFleet('fleet/leave', 'who leaves does not end the session', [
    "isShared ? 'left' : ",
    "isShared && !context ? 'left' : ",
  ]),
  inFleet('record/decode', 'a process that comes after the last one left uses the session', [
    'grant: decodeGrant(grant, before)',
    'grant: grant && undefined',
  ]),
  inFleet('fleet/fleet', 'an end for all ends, and nobody logs in again', [
    'record.epoch <= fleet.epoch',
    'record.epoch <= fleet.epoch + 9',
  ]),
  {
    law: 'a call that is refused when the session was ended for all is closed',
    file: 'request/refusal.ts',
    find: "context.ended === 'closing' ||",
    replace: 'context.ended ||',
  },
  inFleet('fleet/leave', 'an end for all without the store is an error, and ends what is held', [
    '      await revokeLast(context)\n      throw error',
    '      throw error',
  ]),
  {
    law: 'an end for all that failed is done when it is asked for again',
    file: 'login/end-session.ts',
    find: '{ held: undefined, lost: undefined }',
    replace: "{ held: undefined, lost: undefined, ended: 'closed' }",
  },
  inFleet('fleet/debts', 'a session that was replaced is logged out when all have moved on', [
    'return [...older, { grant, dueAt: fleet.context.clock.monotonic() + 2 * fleet.policy.recheckMs }]',
    'return older',
  ]),
  inFleet('write-register', 'a silent fleet leaves nothing behind', [
    'Math.round(policy.keepMs)',
    'Math.round(policy.keepMs) * 2',
  ]),
  inFleet('seal/seal', 'the store sees no secret', [
    'await crypto.subtle.encrypt(algorithm, first.seal, new TextEncoder().encode(plain))',
    '(void algorithm, new TextEncoder().encode(plain))',
  ]),
  inFleet('seal/place', 'the record of another session does not open', [
    'purpose, protocol, href, name]',
    'purpose, protocol, href]',
  ]),
  inFleet('seal/sealer', 'a foreign secret overwrites nothing', [
    "if (!own) return { foreign: id && 'another secret sealed it' }",
    'if (!own) return {}',
  ]),
  inFleet('seal/sealer', 'secrets rotate without a login', [
    '(await keys()).find(',
    '(await keys()).slice(0, 1).find(',
  ]),
  inFleet('seal/sealer', 'a damaged record is replaced', [
    '    } catch {\n        return {}',
    "    } catch {\n        return { foreign: 'it is damaged' }",
  ]),
  inFleet('fleet/recheck', 'an accepted request asks the store nothing', [
    'if (held.activeAt - shared.activeAt < held.idleMs / 4) return',
    '',
  ]),
  inFleet('fleet/recheck', 'the activity of one process counts for all', [
    'if (shared === undefined || shared.id !== held.sharedAs) return',
    'return',
  ]),
  inFleet('fleet/activity', 'one heartbeat keeps the session of a fleet alive', [
    'if (held.sharedAs === undefined) return true',
    'return true',
  ]),
]
