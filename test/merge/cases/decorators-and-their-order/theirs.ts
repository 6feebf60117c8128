@Injectable()
export class A {
  @Get('y')
  one() {}
}
