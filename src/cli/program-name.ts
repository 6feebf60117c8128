/** What the user calls plinth by. */
export type ProgramName = 'plinth' | 'create-app';
