export const A = () => <p>one two</p>;
export const b = 1;
