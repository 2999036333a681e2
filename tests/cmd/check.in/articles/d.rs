fn main() {} // 5 km (30 miles)
