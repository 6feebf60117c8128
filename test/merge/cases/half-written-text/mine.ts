export const a = ;
export const b = 1;
export const c = 1;
