import type { Setting as SpecSetting } from '../../spec/setting.ts';
import type { Setting } from '../setting.ts';

export const buildSetting = (written: SpecSetting): Setting =>
  written.kind === 'env'
    ? { kind: 'env', name: written.name }
    : { kind: 'literal', text: written.text };
