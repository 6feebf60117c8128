export const all = {
    a: "one",
    b: "two",
    c: "three"
}

export function run(
    x: string
): void {
    go(x, 1)
}
