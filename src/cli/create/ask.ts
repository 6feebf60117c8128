import type { PromptObject } from 'prompts';
import { PlinthError } from '../../errors.ts';

type Asked = Omit<PromptObject<'answer'>, 'name'>;

/** Asks one question on the terminal. */
export async function ask(question: Asked): Promise<string> {
  const answer = await answerTo(question);
  if (typeof answer === 'string') return answer;
  throw cancelled();
}

/** Asks a question that may have several answers. */
export async function askMany(question: Asked): Promise<readonly string[]> {
  const answer = await answerTo(question);
  if (Array.isArray(answer)) return answer.filter((one) => typeof one === 'string');
  throw cancelled();
}

/** Asks for a yes; broken off, it is a no. */
export async function confirm(message: string): Promise<boolean> {
  return (await answerTo({ type: 'confirm', message, initial: false })) === true;
}

async function answerTo(question: Asked): Promise<unknown> {
  const { default: prompts } = await import('prompts');
  let isCancelled = false;
  const { answer } = await prompts(
    { ...question, name: 'answer' },
    {
      onCancel: () => {
        isCancelled = true;
      },
    },
  );
  return isCancelled ? undefined : answer;
}

const cancelled = (): PlinthError =>
  new PlinthError('CANCELLED', 'nothing was made', {
    hint: '--yes asks nothing',
  });
