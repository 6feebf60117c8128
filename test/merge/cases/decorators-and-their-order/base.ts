@Injectable()
export class A {
  @Get('x')
  one() {}
}
