/** undici itself fits. Told by its shape: where nobody installed it, a customer's compiler does not know its types. */
export interface UndiciModule {
  readonly Agent: abstract new (options?: never) => object
}
