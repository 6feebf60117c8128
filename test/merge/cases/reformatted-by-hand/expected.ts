import { type Changes, newId, ValidationError } from "@plinth/runtime/domain"
import type { Money } from "../../../shared/money.js"
import { Unit } from "./unit.js"

export type ProductId = string

/** What a customer can buy. */
export class Product {
    readonly #names = new Map<string, string>()
    readonly unit = Unit.Piece

    constructor(
        readonly id: ProductId,
        private name: string,
        private price: Money
    ) {}

    rename({ name }: Changes<{ name: string }>): void {
        if (name === undefined) return
        this.name = name
        ;["de", "en"].forEach((language) => this.#names.set(language, name))
    }

    reprice(price: Money): void {
        if (price.amount < 0) {
            throw new ValidationError("price", "it is less than nothing, which isn't allowed")
        }
        this.price = price
        ;[this.name].forEach((name) => console.info(`"${name}" costs`, { price, at: "" }))
    }

    static create(name: string, price: Money): Product {
        return new Product(newId(), name, price)
    }
}
