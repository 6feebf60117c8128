export const Kind = {
  Big: 'big-one',
  Small: 'small-one',
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];
