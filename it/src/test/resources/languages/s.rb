class Shape
  include Enumerable
  attr_reader :sides

  def initialize(sides)
    @sides = sides # ran
  end

  def each
    return to_enum unless block_given?
    sides.times { |i| yield i } # ran
  end
end

def unused
  'not called' # never
end

def fib(n)
  raise 'negative' if n < 0
  return n if n < 2
  fib(n - 1) + fib(n - 2) # ran
end

puts fib(18)
puts Shape.new(5).map { |x| x.even? ? x : x * 10 }.inspect
begin
  Integer("x")
rescue ArgumentError => e
  puts e.message # ran
ensure
  puts "ensure" # ran
end
case [1, [2, 3]]
in [a, [b, *c]] then puts a + b + c.sum
end
