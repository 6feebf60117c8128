/** What a problem is about: names and texts that its sentence is made from. */
export type Args = Readonly<Record<string, string | number | undefined>>;

interface Words {
  readonly severity?: 'warning';
  readonly message: (args: Args) => string;
  readonly hint?: (args: Args) => string | undefined;
}

const didYouMean = ({ near }: Args): string | undefined =>
  near === undefined ? undefined : `did you mean ${near}?`;

const nearOrHint = (args: Args): string | undefined =>
  didYouMean(args) ?? (args.hint === undefined ? undefined : `${args.hint}`);

/** Codes whose sentence depends on the case: `problem`, and `near` or else `hint`, are given whole. */
const asGiven: Words = { message: (a) => `${a.problem}`, hint: nearOrHint };

/** The same, with a hint for all cases that have none of their own. */
const asGivenOr = (hint: string): Words => ({ ...asGiven, hint: (a) => nearOrHint(a) ?? hint });

/** A name that nothing answers to: `what` it should be, and where it was looked for (`in`). */
const unknown = (what: string, declareIt: string): Words => ({
  message: (a) => `no ${what} ${a.name}${a.in === undefined ? '' : ` in ${a.in}`}`,
  hint: (a) => nearOrHint(a) ?? declareIt,
});

const unfilled: Words = {
  message: (a) => `${a.problem ?? `nothing called ${a.field} to fill ${a.target}`}`,
  hint: nearOrHint,
};

const unfilledState: Words = {
  message: (a) =>
    a.by === undefined ? unfilled.message(a) : `nothing fills ${a.target} when ${a.by} creates it`,
  hint: (a) =>
    a.by === undefined
      ? didYouMean(a)
      : `give ${a.by} a field ${a.field}, set it in apply, or give ${a.target} a default or ?`,
};

const words = {
  // text and structure
  SPEC_YAML: asGiven,
  SPEC_UNKNOWN_KEY: { message: (a) => `unknown key "${a.key}"`, hint: nearOrHint },
  SPEC_MISSING_KEY: { message: (a) => `missing key "${a.key}"`, hint: nearOrHint },
  SPEC_VALUE: { message: (a) => `must be ${a.wanted}`, hint: nearOrHint },
  SPEC_SYNTAX: {
    message: (a) => `"${a.text}" is not ${a.what}`,
    hint: (a) =>
      nearOrHint(a) ?? (a.example === undefined ? undefined : `for example: ${a.example}`),
  },
  SPEC_TYPE_ARGS: asGiven,
  SPEC_FLAG: asGiven,
  SPEC_DEFAULT: {
    message: (a) => `${a.value} is not a default of ${a.type}`,
    hint: (a) =>
      didYouMean(a) ??
      (a.oneOf === undefined
        ? 'a default fits the type, its range included; lists and values have none'
        : `one of ${a.oneOf}`),
  },
  SPEC_DERIVED_HERE: asGivenOr('compute it from fields that are stored'),

  // names
  SPEC_DUPLICATE_NAME: {
    message: (a) => `${a.name} is already declared in ${a.in} as ${a.as}`,
    hint: (a) => nearOrHint(a) ?? 'choose another name',
  },
  SPEC_NAME_RESERVED: asGiven,
  SPEC_NAME_SHADOWED: {
    message: (a) => `${a.name} is already ${a.as}`,
    hint: () => 'choose another name',
  },

  // types
  SPEC_UNKNOWN_TYPE: unknown('type', 'declare it under types, enums, unions, values or entities'),
  SPEC_TYPE_ROOT: {
    message: (a) => `${a.name} is ${a.kind} and can only be referred to`,
    hint: (a) => `write ref ${a.name}`,
  },
  SPEC_REF_TARGET: {
    message: (a) => `ref ${a.name}: ${a.name} is ${a.kind}, not an entity or aggregate`,
    hint: (a) => `write ${a.name} to hold one, or refer to what has an id`,
  },
  SPEC_ENTITY_UNUSED: {
    message: (a) => `${a.name} has no crud and no other entity owns it`,
    hint: (a) => `add crud: all, or a field of type ${a.name}* to its owner`,
  },
  SPEC_ENTITY_OWNED: {
    message: (a) => `${a.name} has crud but is also owned`,
    hint: (a) => `write ref ${a.name} in the field, or take its crud away`,
  },
  SPEC_PAGES_WITHOUT_HTTP: { message: () => 'pages need http', hint: () => 'add http: /path' },
  SPEC_SEED: asGiven,
  SPEC_EXAMPLE: asGivenOr('an example is data that the field could hold'),

  // contexts
  SPEC_UNKNOWN_CONTEXT: unknown('context', 'declare it under contexts'),
  SPEC_USES_MISSING: {
    message: (a) => `${a.context} names ${a.name} but does not use ${a.other}`,
    hint: (a) => `add uses: { ${a.other}: conformist }`,
  },
  SPEC_USES_ACL: {
    message: (a) =>
      `${a.context} uses ${a.other} through an anti-corruption layer and may not name its type ${a.name}`,
    hint: (a) => `declare a type of its own, or use ${a.other} as conformist; ref is fine`,
  },
  SPEC_USES_ONE_SIDED: {
    message: (a) => `a ${a.relation} must be declared on both sides`,
    hint: nearOrHint,
  },

  // names that nothing answers to
  SPEC_UNKNOWN_EVENT: {
    message: (a) => `${a.in} has no event ${a.name}`,
    hint: (a) => didYouMean(a) ?? `declare it under events of ${a.in}`,
  },
  SPEC_UNKNOWN_COMMAND: {
    message: (a) => `${a.in} has no command ${a.name}`,
    hint: (a) => didYouMean(a) ?? `declare it under commands of ${a.in}`,
  },
  SPEC_UNKNOWN_CALL: {
    message: (a) => `nothing called ${a.name} can be called`,
    hint: didYouMean,
  },
  SPEC_UNKNOWN_STATE: unknown('state', 'declare it in states'),
  SPEC_UNKNOWN_MEMBER: {
    message: (a) => `${a.name} is not a member of ${a.in}`,
    hint: (a) => didYouMean(a) ?? `add it to ${a.in}`,
  },
  SPEC_UNKNOWN_ERROR: {
    message: (a) => `no error ${a.name}`,
    hint: (a) => nearOrHint(a) ?? `declare it: errors: { ${a.name}: 409 .. }`,
  },
  SPEC_UNKNOWN_SOURCE: unknown('view, entity or aggregate', 'declare it in this context'),
  SPEC_UNKNOWN_COLUMN: {
    message: (a) => `${a.in} has no column ${a.name}`,
    hint: (a) => didYouMean(a) ?? `add it to the fields of ${a.in}`,
  },
  SPEC_UNKNOWN_INPUT: {
    message: (a) => `no input ${a.name}`,
    hint: (a) => didYouMean(a) ?? `declare it: input: { ${a.name}: ... }`,
  },
  SPEC_UNKNOWN_ROLE: unknown('role', 'declare it in auth: { roles: [..] }'),
  SPEC_UNKNOWN_EXTERNAL: unknown('external', 'declare it under externals'),
  SPEC_UNKNOWN_MODE: unknown('mode', 'declare it under deploy: { modes }'),
  SPEC_UNKNOWN_PART: unknown('part', 'declare it in parts'),

  // events and states
  SPEC_EVENT_NOT_PUBLISHED: {
    message: (a) => `${a.context}.${a.name} is not published`,
    hint: (a) => `add it to publishes of ${a.context}`,
  },
  SPEC_EVENT_FIELD_UNFILLED: unfilledState,
  SPEC_RETURN_UNFILLED: unfilled,
  SPEC_EVENT_TWO_TARGETS: {
    message: (a) => `${a.name} leads to ${a.here} here and to ${a.elsewhere} elsewhere`,
    hint: () => 'an event always leads to the same state: use an event for each',
  },
  SPEC_EVENT_UNUSED: {
    severity: 'warning',
    message: (a) => `no command emits ${a.name}`,
    hint: () => 'name it in the emit of a command, or take it away',
  },
  SPEC_STATE_UNREACHED: {
    severity: 'warning',
    message: (a) => `no command reaches ${a.name}`,
    hint: (a) => `add a command with state: .. -> ${a.name}, or take it away`,
  },
  SPEC_OUTCOME_TARGET: asGiven,
  SPEC_OUTCOME_OPEN: {
    message: () => 'the last outcome must have no `when`',
    hint: () => 'take its `when` away, or add one for all other cases',
  },
  SPEC_UNREACHABLE: {
    message: () => 'entries after one without `when` are never reached',
    hint: () => 'move the one without `when` to the end',
  },
  SPEC_BODY_TWICE: {
    message: (a) => `${a.one} and ${a.other} exclude each other`,
    hint: () => 'keep one of them',
  },
  SPEC_BODY_MISSING: {
    message: (a) => `needs ${a.one} or ${a.other}`,
    hint: (a) => `add ${a.one}: .. or ${a.other === 'code: true' ? a.other : `${a.other}: ..`}`,
  },
  SPEC_ONCE: {
    message: (a) => `${a.name} is not an input`,
    hint: (a) => didYouMean(a) ?? 'name one of its inputs',
  },
  SPEC_ILLEGAL: {
    message: () => 'illegal needs state',
    hint: () => 'add state: it says where the command may run, illegal what else answers',
  },
  SPEC_UPCAST: asGiven,

  // answers and addresses
  SPEC_EMBED: asGivenOr('embed rows of this context, by a ref field'),
  SPEC_ON: asGivenOr('find it by its id, or by a unique field'),
  SPEC_PARTIAL: asGiven,
  SPEC_WIRE_NAME: {
    message: (a) => `two fields answer as ${a.wire}`,
    hint: () => 'give one of them another name with as=',
  },
  SPEC_SHARD_KEY: asGivenOr('shard by id, or by an immutable field'),
  SPEC_TRANSACTION_CONTEXT: {
    message: () => 'one transaction cannot span contexts',
    hint: () => 'use a saga',
  },

  // read side
  SPEC_VIEW_KEY: asGiven,
  SPEC_VIEW_FIELD_UNSET: {
    message: (a) => `no handler sets ${a.name} and it has no default`,
    hint: (a) => `set ${a.name} in a handler, make it optional (?), or give it a default`,
  },
  SPEC_VIEW_SYNC: asGiven,
  SPEC_WHERE_DERIVED: {
    message: (a) => `${a.name} is computed and cannot be filtered by`,
    hint: () => 'filter by a stored field',
  },
  SPEC_WHERE_TYPE: asGiven,
  SPEC_QUERY_EVENT_SOURCED: {
    message: (a) => `${a.name} is event-sourced and can be read by id only`,
    hint: () => 'add a view and query that',
  },

  // reactions and externals
  SPEC_PROCESS_START: { message: () => 'no event starts this process', hint: nearOrHint },
  SPEC_TIMER: { message: (a) => `no timer ${a.name}`, hint: didYouMean },
  SPEC_FALLBACK_OPS: {
    message: (a) => `${a.name} lacks the operation ${a.operation}`,
    hint: (a) => `add ${a.operation} to the ops of ${a.name}`,
  },

  // routes
  SPEC_ROUTE_CONFLICT: {
    message: (a) =>
      `${a.route} is already served${a.line === undefined ? '' : ` at line ${a.line}`}`,
    hint: nearOrHint,
  },
  SPEC_ROUTE_PARAM: {
    message: (a) => `${a.problem ?? `:${a.name} is not an input`}`,
    hint: didYouMean,
  },
  SPEC_ROUTE_UNSERVED: { message: (a) => `no route matches ${a.pattern}`, hint: didYouMean },

  // expressions
  SPEC_EXPR_SYNTAX: {
    message: (a) => `not a TypeScript expression: ${a.text}`,
    hint: nearOrHint,
  },
  SPEC_EXPR_UNKNOWN_NAME: { message: (a) => `${a.name} is not in scope`, hint: nearOrHint },
  SPEC_EXPR_FORBIDDEN: {
    message: (a) => `${a.what} is not allowed in an expression`,
    hint: nearOrHint,
  },
  SPEC_EXPR_LOOSE_EQUALITY: {
    message: (a) => `${a.operator} compares loosely`,
    hint: (a) => `write ${a.operator}=`,
  },
  SPEC_EXPR_MUTATION: {
    message: (a) => `.${a.method}() changes its object`,
    hint: nearOrHint,
  },
  SPEC_EXPR_TYPE: asGiven,
  SPEC_CALL_NOT_ALLOWED: {
    message: (a) => `${a.name} cannot be called here`,
    hint: (a) => (a.hint === undefined ? 'look it up in let:' : `${a.hint}`),
  },

  // deployment and versions
  SPEC_MODE_DEFAULT: asGiven,
  SPEC_CONTEXT_TWICE: asGivenOr('leave it in one of them'),
  SPEC_CONTEXT_NOT_PLACED: {
    message: (a) => `no service holds the context ${a.name}`,
    hint: (a) => `add ${a.name} to the contexts of a service`,
  },
  SPEC_PORT_TWICE: asGivenOr('choose another port'),
  SPEC_WAS_IN_USE: {
    message: (a) => `${a.old} still exists, so ${a.name} cannot be its new name`,
    hint: (a) => `take was: away, or rename what is still called ${a.old}`,
  },

  // what plinth cannot do yet
  SPEC_NOT_GENERATED: {
    severity: 'warning',
    message: (a) => `not generated yet: ${a.parts}`,
    hint: () => 'everything else is generated and works',
  },
} satisfies Record<string, Words>;

export type Code = keyof typeof words;

/** Every code of SPEC.md section 16, with its words. */
export const codes: Readonly<Record<Code, Words>> = words;
