export const a = `x y`;
export const b = 2;
