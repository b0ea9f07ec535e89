/** Every step boundary at which a test may end the server, as a power cut would. A test visits each of them. */
export const crashPointNames = [
  // A call.
  'call.key-claimed',
  'call.before-record',
  'call.recorded-before-send',
  'call.answered-before-closing',
  'call.closing-before-key-settled',
  'call.closed-before-answer',
  'call.between-pages',
  // The login that its callers share.
  'session.lease-taken',
  'session.logged-in-before-save',
  'session.saved',
  // The requests that its site permits.
  'quota.leased',
  // What a dead server has left.
  'recovery.calls-ended',
  // A run of a cycle.
  'trigger.event-stored',
  'trigger.tick-before-commit',
  'step.intended',
  'step.answered',
  'step.finished',
  'loop.batch-made',
  'loop.before-end',
  'run.before-end',
  'run.ended',
  // What a cycle subscribes at an application.
  'subscription.made',
  // A rotation of the master keys.
  'rotation.key-made',
  'rotation.waited',
  'rotation.new-key-wraps',
  'rotation.rewrapping',
  'rotation.verified',
  'rotation.others-retired',
  'rotation.old-keys-dropped',
] as const;

/** A step boundary by its name. */
export type CrashPointName = (typeof crashPointNames)[number];
