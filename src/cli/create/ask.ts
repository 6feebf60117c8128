import type { PromptObject } from 'prompts';
import { PlinthError } from '../../errors.ts';

/** Asks one question on the terminal. */
export async function ask(question: Omit<PromptObject<'answer'>, 'name'>): Promise<string> {
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
  if (!isCancelled && typeof answer === 'string') return answer;
  throw new PlinthError('CANCELLED', 'nothing was made', {
    hint: '--yes asks nothing',
  });
}
