import { type Changes, newId } from "@plinth/runtime/domain"
import { Unit } from "./unit.js"

export type ProductId = string

/** What a customer can buy. */
export class Product {
    readonly #names = new Map<string, string>()
    readonly unit = Unit.Piece

    constructor(
        readonly id: ProductId,
        private name: string
    ) {}

    rename({ name }: Changes<{ name: string }>): void {
        if (name === undefined) return
        this.name = name
        ;["de", "en"].forEach((language) => this.#names.set(language, name))
    }

    static create(name: string): Product {
        return new Product(newId(), name)
    }
}
