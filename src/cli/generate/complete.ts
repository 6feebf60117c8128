import type { Concept, Option, Question } from '../../edit/generate/concept.ts';
import type { Request } from '../../edit/generate/request.ts';
import { PlinthError } from '../../errors.ts';
import { ask, askMany } from '../create/ask.ts';

/** The request with what the command line leaves open asked for, or decided. */
export async function complete(
  concept: Concept,
  request: Request,
  mayAsk: boolean,
): Promise<Request> {
  // Who says something of it says what matters: only what cannot be left out is asked then.
  const isInterview = mayAsk && concept.options.every(({ flag }) => !request.isGiven(flag));
  let known = request;
  for (const option of concept.options) {
    const answer = await answerTo(option, known, { mayAsk, isInterview });
    if (answer !== undefined) known = known.with({ [option.flag]: answer });
    checkValues(option, known);
  }
  return known;
}

interface Asking {
  readonly mayAsk: boolean;
  readonly isInterview: boolean;
}

async function answerTo(
  option: Option,
  request: Request,
  { mayAsk, isInterview }: Asking,
): Promise<string | readonly string[] | undefined> {
  const { question, flag, value = '' } = option;
  if (question === undefined || request.isGiven(flag) || question.when?.(request) === false) return;
  const usual = question.usual?.(request);
  const isNeeded = usual === undefined && question.isOptional !== true;
  const isOpen = isInterview && !isDecided(question, request);
  if (mayAsk && (isNeeded || isOpen)) return put(option, question, request);
  if (usual !== undefined) return usual;
  if (!isNeeded) return undefined;
  throw new PlinthError('NO_TERMINAL', `--${flag} is not said, and nobody can be asked here`, {
    hint: `give --${flag} <${value}>: ${option.about}`,
  });
}

/** Whether there is but one answer. */
function isDecided({ choices, usual }: Question, request: Request): boolean {
  return choices !== undefined && usual?.(request) !== undefined && choices(request).length < 2;
}

function put(option: Option, question: Question, request: Request) {
  const { message, isOptional = false } = question;
  const choices = question.choices?.(request);
  if (choices === undefined) {
    return option.isMany ? askTexts(option, question) : askText(option, question, request);
  }
  if (choices.length === 0 && !isOptional) throw nothingToChoose(option);
  if (choices.length === 0) return undefined;
  const titles = choices.map((name) => ({ title: name, value: name }));
  if (option.isMany) {
    const min = isOptional ? {} : { min: 1 };
    return askMany({ type: 'multiselect', message, choices: titles, instructions: false, ...min });
  }
  const initial = Math.max(0, choices.indexOf(question.usual?.(request) ?? ''));
  return ask({ type: 'select', message, choices: titles, initial });
}

function nothingToChoose({ flag, about }: Option): PlinthError {
  return new PlinthError('NOTHING_TO_CHOOSE', `the spec has nothing yet to choose --${flag} from`, {
    hint: `${flag} is ${about}: add it first`,
  });
}

function askText(option: Option, { message, usual }: Question, request: Request) {
  const initial = usual?.(request);
  return ask({
    type: 'text',
    message,
    ...(initial === undefined ? {} : { initial }),
    validate: (text: string) => complaintAbout(option, text, initial !== undefined),
  });
}

/** One after the other, until nothing is typed. */
async function askTexts(option: Option, { message, isOptional = false }: Question) {
  const texts: string[] = [];
  for (;;) {
    const isEnough = isOptional || texts.length > 0;
    const text = await ask({
      type: 'text',
      message: isEnough ? `${message} (enter: no ${texts.length > 0 ? 'more' : 'one'})` : message,
      validate: (typed: string) => complaintAbout(option, typed, isEnough),
    });
    if (text.trim() === '') return texts;
    texts.push(text);
  }
}

function complaintAbout(option: Option, text: string, mayBeEmpty: boolean): string | true {
  if (text.trim() === '') return mayBeEmpty || 'something has to stand here';
  try {
    option.check?.(text);
    return true;
  } catch (error) {
    if (error instanceof PlinthError) return `${error.message}; ${error.hint}`;
    throw error;
  }
}

function checkValues({ check, flag }: Option, request: Request): void {
  if (check === undefined) return;
  const text = request.text(flag);
  for (const value of text === undefined ? request.list(flag) : [text]) check(value);
}
