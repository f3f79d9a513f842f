(statement) @function
(cte . (identifier) @variable)
(subquery) @nest
