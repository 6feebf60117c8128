@Injectable()
@Mine()
export class A {
  @Get('x')
  one() {}
}
