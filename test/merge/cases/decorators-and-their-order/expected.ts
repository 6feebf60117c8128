@Injectable()
@Mine()
export class A {
  @Get('y')
  one() {}
}
