/** Tells the operator a line. */
export interface Say {
  (line: string): void;
  /** Tells what could not be done: then the exit code is 1. */
  failure(line: string): void;
}

export interface OpsCommand {
  /** Without the topic. @example 'retry <id> …' */
  readonly usage: string;
  readonly about: string;
  readonly run: (args: readonly string[], say: Say) => Promise<void>;
}

/** What an operator can look after. */
export interface OpsTopic {
  readonly about: string;
  readonly commands: Readonly<Record<string, OpsCommand>>;
}

export interface RunOpsOptions {
  /** By the names that they are called by: `dead-letters`. */
  readonly topics: Readonly<Record<string, OpsTopic>>;
  readonly write: (line: string) => void;
}

/**
 * Does what an operator asks for on the command line, and answers the exit code. Without words it
 * says what there is.
 *
 * @example
 * process.exitCode = await runOps(process.argv.slice(2), {
 *   topics: { 'dead-letters': deadLetterTopic(new SqlDeadLetterStore(database)) },
 *   write: (line) => process.stdout.write(`${line}\n`),
 * });
 */
export async function runOps(
  [topicName = '', name = '', ...args]: readonly string[],
  { topics, write }: RunOpsOptions,
): Promise<0 | 1> {
  const topic = own(topics, topicName);
  if (topic === undefined) return tellTopics(topics, { topicName, write });
  const command = own(topic.commands, name);
  if (command === undefined) return tellCommands(topic, { topicName, name, write });
  let failed = false;
  const failure = (line: string): void => {
    failed = true;
    write(line);
  };
  await command.run(
    args,
    Object.assign((line: string) => write(line), { failure }),
  );
  return failed ? 1 : 0;
}

const own = <Value>(all: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined;

function tellTopics(
  topics: RunOpsOptions['topics'],
  { topicName, write }: { topicName: string; write: RunOpsOptions['write'] },
): 0 | 1 {
  if (topicName !== '') write(`there is nothing called ${topicName} to look after`);
  for (const [name, { about }] of Object.entries(topics)) write(`${name}  ${about}`);
  return topicName === '' ? 0 : 1;
}

interface Asked {
  readonly topicName: string;
  readonly name: string;
  readonly write: RunOpsOptions['write'];
}

function tellCommands({ commands }: OpsTopic, { topicName, name, write }: Asked): 0 | 1 {
  if (name !== '') write(`${topicName} has no command ${name}`);
  const all = Object.values(commands);
  const width = Math.max(...all.map(({ usage }) => usage.length));
  for (const { usage, about } of all) write(`${topicName} ${usage.padEnd(width)}  ${about}`);
  return name === '' ? 0 : 1;
}
